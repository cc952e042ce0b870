pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The papers: what is already there, what is still to do, one row each.
KioskScreen {
    id: root

    required property var rows
    required property bool canContinue
    required property int freeCount
    // Papers that were to follow, handed in later; and what has to be said of the originals.
    property bool supplement: false
    property string note: ""
    // Some paper cannot be handed in at this moment: a device or the line is away.
    property string blocked: ""
    property bool canKeep: false

    title: supplement ? qsTrId("supplement.materials_title") : qsTrId("materials.title")
    lead: supplement ? qsTrId("supplement.materials_lead") : freeCount > 0 ? qsTrId("materials.free_count").arg(freeCount) : qsTrId("materials.lead")
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
        visible: root.note.length > 0
        iconName: "map-pin"
        text: root.note
    }
    Banner {
        visible: root.blocked.length > 0
        kind: "warning"
        text: root.blocked
    }
    Banner {
        visible: !root.canContinue && !root.supplement && root.blocked.length === 0
        text: qsTrId("materials.still_needed")
    }
    actions: [
        BigButton {
            objectName: "act_next"
            width: parent.width
            enabled: root.canContinue
            text: qsTrId("materials.next")
            onTapped: root.act("next", null)
        },
        BigButton {
            objectName: "act_other_way"
            visible: root.blocked.length > 0
            width: parent.width
            kind: "secondary"
            text: qsTrId("action.other_way")
            onTapped: root.act("other_way", null)
        },
        BigButton {
            objectName: "act_keep_later"
            visible: root.canKeep
            width: parent.width
            kind: "quiet"
            least: Tokens.mm(14)
            text: qsTrId("later.ask")
            onTapped: root.act("keep_later", null)
        }
    ]
}
