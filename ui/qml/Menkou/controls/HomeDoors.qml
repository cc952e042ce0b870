pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// What one may come for besides a new application: its progress, missing papers, a complaint.
Flow {
    id: doors

    required property int columns
    // The code of the questions that find a service; empty where there are none.
    required property string triage
    required property bool resume
    // Names only, where all of them would not find room with a line below.
    property int room: 0
    signal act(string verb, var detail)

    // Whether they would stand in that width and height, names only. By the font, not by what is laid out.
    function fits(wide: int, high: int): bool {
        const names = [progress.text, supplement.text, resume ? kept.text : "", triage.length > 0 ? ask.text : "", ticket.text]
        const room = wide - Tokens.gap - Tokens.mm(8) - 2 * Tokens.gapS
        const lines = Math.max(...names.map(name => Math.ceil(font.advanceWidth(name) * 1.06 / room)))
        return count * (lines * Tokens.lead * 1.45 + Tokens.mm(8.5)) + (count - 1) * spacing <= high
    }
    readonly property int count: 3 + (resume ? 1 : 0) + (triage.length > 0 ? 1 : 0)
    readonly property bool terse: room > 0 && count * Tokens.mm(25) + (count - 1) * spacing > room
    readonly property int cell: Math.floor((width - (columns - 1) * spacing) / columns)
    // What is not shown is not laid out either: its height is old.
    readonly property int tall: Math.max(progress.implicitHeight, supplement.implicitHeight, resume ? kept.implicitHeight : 0,
        ask.visible ? ask.implicitHeight : 0, ticket.implicitHeight)

    spacing: Tokens.gapS

    FontMetrics {
        id: font
        font.family: Tokens.family
        font.pixelSize: Tokens.lead
        font.weight: Font.Bold
    }
    component Door: ItemRow {
        property string hint: ""
        width: doors.cell
        height: doors.tall
        least: Tokens.mm(doors.terse ? 16 : 24)
        authority: doors.terse ? "" : hint
        say: text + ", " + hint
    }

    Door {
        id: progress
        objectName: "act_progress"
        text: qsTrId("home.progress")
        hint: qsTrId("home.progress_hint")
        onTapped: doors.act("progress", null)
    }
    Door {
        id: supplement
        objectName: "act_supplement"
        text: qsTrId("home.supplement")
        hint: qsTrId("home.supplement_hint")
        onTapped: doors.act("supplement", null)
    }
    Door {
        id: kept
        objectName: "act_resume"
        visible: doors.resume
        text: qsTrId("home.resume")
        hint: qsTrId("home.resume_hint")
        onTapped: doors.act("resume", null)
    }
    Door {
        id: ask
        objectName: "act_triage"
        visible: doors.triage.length > 0
        text: qsTrId("home.triage")
        hint: qsTrId("home.triage_what")
        onTapped: doors.act("triage", doors.triage)
    }
    Door {
        id: ticket
        objectName: "act_ticket"
        text: qsTrId("home.ticket")
        hint: qsTrId("home.ticket_hint")
        onTapped: doors.act("ticket", null)
    }
}
