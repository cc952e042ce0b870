import QtQuick
import Menkou

// What would be kept, what not, and what opens it again. Nothing has happened yet.
KioskScreen {
    id: root

    required property string itemName
    required property var points
    required property string note
    required property string problem

    kicker: itemName
    title: qsTrId("later.title")
    lead: qsTrId("later.lead")

    Banner {
        visible: root.problem.length > 0
        kind: "problem"
        text: root.problem
    }
    Panel {
        padding: Tokens.gapL
        BulletList {
            lines: root.points
            iconName: "shield-check"
            spacing: Tokens.gap
            em: Tokens.lead
        }
    }
    Banner {
        visible: root.note.length > 0
        kind: "warning"
        iconName: "wifi-off"
        text: root.note
    }
    actions: [
        BigButton {
            objectName: "act_confirm"
            width: parent.width
            text: qsTrId("later.keep")
            onTapped: root.act("confirm", null)
        },
        BigButton {
            objectName: "act_go_on"
            width: parent.width
            kind: "secondary"
            text: qsTrId("later.go_on")
            onTapped: root.act("back", null)
        }
    ]
}
