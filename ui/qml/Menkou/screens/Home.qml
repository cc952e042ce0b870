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

    // Lying, the room under the search box is theirs: they are seen without turning a page.
    readonly property bool doorsBeside: wide && Tokens.level === 0 && !elder
        && doors.fits(beside.width, beside.parent.height - beside.height - Tokens.gap)
    readonly property int themeColumns: Tokens.level === 0 ? 4 : Tokens.level === 1 ? 3 : 2

    title: qsTrId("home.title")
    lead: root.elder ? qsTrId("home.elder_lead") : qsTrId("home.lead")
    bodySpacing: Tokens.gap
    narrow: Math.round(width * 0.29)

    aside: [
        SearchDoor {
            id: beside
            objectName: root.wide ? "act_search" : ""
            onTapped: root.act("search", null)
        },
        HomeDoors {
            id: doors
            parent: root.doorsBeside ? beside.parent : under
            y: root.doorsBeside ? beside.height + Tokens.gap : 0
            width: parent ? parent.width : 0
            room: root.doorsBeside ? beside.parent.height - y : 0
            columns: root.doorsBeside || Tokens.level > 0 ? 1 : 2
            triage: root.triage
            resume: root.resume
            onAct: (verb, detail) => root.act(verb, detail)
        }
    ]
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
    Item {
        id: under
        width: parent.width
        visible: !root.doorsBeside
        implicitHeight: doors.implicitHeight
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
