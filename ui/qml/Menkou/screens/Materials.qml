pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The papers: what is already there, what is still to do, one row each.
KioskScreen {
    id: root

    required property var rows
    required property bool canContinue
    required property int freeCount

    title: qsTrId("materials.title")
    lead: freeCount > 0 ? qsTrId("materials.free_count").arg(freeCount) : qsTrId("materials.lead")
    bodySpacing: Tokens.gapS

    Repeater {
        model: root.rows
        MaterialRow {
            required property var modelData
            width: parent ? parent.width : 0
            row: modelData
            onAct: (verb, detail) => root.act(verb, detail)
        }
    }
    Banner {
        visible: !root.canContinue
        text: qsTrId("materials.still_needed")
    }
    actions: BigButton {
        objectName: "act_next"
        width: parent.width
        enabled: root.canContinue
        text: qsTrId("materials.next")
        onTapped: root.act("next", null)
    }
}
