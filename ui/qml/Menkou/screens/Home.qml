pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// What would you like to do? Search, the frequent services, then everything by theme.
KioskScreen {
    id: root

    required property var tiles
    required property var themes
    required property bool elder
    required property string triage
    // Whether forms may be kept for later at this site.
    property bool resume: false

    readonly property int themeColumns: Tokens.level === 0 ? 4 : Tokens.level === 1 ? 3 : 2

    title: qsTrId("home.title")
    lead: root.elder ? qsTrId("home.elder_lead") : qsTrId("home.lead")
    bodySpacing: Tokens.gap
    narrow: Math.round(width * 0.29)

    aside: SearchDoor {
        objectName: root.wide ? "act_search" : ""
        onTapped: root.act("search", null)
    }
    SearchDoor {
        objectName: root.wide ? "" : "act_search"
        visible: !root.wide
        onTapped: root.act("search", null)
    }
    Heading {
        width: parent.width
        visible: !root.elder
        text: qsTrId("home.frequent")
    }
    TileGrid {
        id: grid
        width: parent.width
        tiles: root.tiles
        large: root.elder
        room: root.paged.height - root.paged.barRoom - y
        choices: root.wide && Tokens.level === 0 && !root.elder ? [3, 2, 1] : root.wide || Tokens.level < 2 ? [2, 1] : [1]
        onChosen: code => root.act("choose_item", code)
    }
    Flow {
        id: doors
        width: parent.width
        readonly property int columns: Tokens.level === 0 ? 2 : 1
        spacing: Tokens.gapS
        readonly property int cell: Math.floor((width - (columns - 1) * spacing) / columns)
        readonly property int tall: Math.max(progress.implicitHeight, supplement.implicitHeight, resume.implicitHeight, triage.implicitHeight, ticket.implicitHeight)
        ItemRow {
            id: progress
            objectName: "act_progress"
            width: doors.cell
            height: doors.tall
            text: qsTrId("home.progress")
            authority: qsTrId("home.progress_hint")
            onTapped: root.act("progress", null)
        }
        ItemRow {
            id: supplement
            objectName: "act_supplement"
            width: doors.cell
            height: doors.tall
            text: qsTrId("home.supplement")
            authority: qsTrId("home.supplement_hint")
            onTapped: root.act("supplement", null)
        }
        ItemRow {
            id: resume
            objectName: "act_resume"
            visible: root.resume
            width: doors.cell
            height: doors.tall
            text: qsTrId("home.resume")
            authority: qsTrId("home.resume_hint")
            onTapped: root.act("resume", null)
        }
        ItemRow {
            id: triage
            objectName: "act_triage"
            visible: root.triage.length > 0
            width: doors.cell
            height: doors.tall
            text: qsTrId("home.triage")
            authority: qsTrId("home.triage_what")
            onTapped: root.act("triage", root.triage)
        }
        ItemRow {
            id: ticket
            objectName: "act_ticket"
            width: doors.cell
            height: doors.tall
            text: qsTrId("home.ticket")
            authority: qsTrId("home.ticket_hint")
            onTapped: root.act("ticket", null)
        }
    }
    Heading {
        width: parent.width
        visible: root.themes.length > 0
        text: qsTrId("home.by_theme")
    }
    Grid {
        id: themeGrid
        width: parent.width
        visible: root.themes.length > 0
        columns: root.themeColumns
        spacing: Tokens.gapS
        readonly property int cell: Math.floor((width - (columns - 1) * spacing) / columns)
        readonly property int tall: {
            let most = 0
            for (let i = 0; i < themeList.count; i++)
                most = Math.max(most, themeList.itemAt(i)?.implicitHeight ?? 0)
            return most
        }
        Repeater {
            id: themeList
            model: root.themes
            ThemeTile {
                required property var modelData
                objectName: "choose_theme:" + modelData.id
                width: themeGrid.cell
                height: themeGrid.tall
                text: modelData.name
                iconName: modelData.icon
                count: modelData.count
                onTapped: root.act("choose_theme", modelData.id)
            }
        }
    }
}
