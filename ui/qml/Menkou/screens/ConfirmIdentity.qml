pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Is this you? Every value says where it came from.
KioskScreen {
    id: root

    required property var rows
    required property string warning
    // Whose card, where two are read.
    property string asked: ""
    property string note: ""
    property string yes: ""
    property string no: ""
    // Out of the card's chip, where a decoder for it is installed; it may come a moment later.
    property string photo: ""

    title: asked.length > 0 ? asked : qsTrId("identity.title")
    lead: note.length > 0 ? note : qsTrId("identity.lead")

    Banner {
        visible: root.warning.length > 0
        kind: "warning"
        text: root.warning
    }
    Panel {
        spacing: 0
        lip: Tokens.mm(2.6)
        Item {
            visible: root.photo.length > 0
            width: parent.width
            implicitHeight: Tokens.mm(32) + 2 * Tokens.mm(3.4)
            Copy {
                y: Tokens.mm(3.4)
                width: face.x - Tokens.gapXs
                text: qsTrId("identity.photo")
                color: Tokens.soft
            }
            Image {
                id: face
                objectName: "card_photo"
                x: Math.round(parent.width * (Tokens.level === 2 ? 0.38 : 0.32))
                y: Tokens.mm(3.4)
                width: Tokens.mm(26)
                height: Tokens.mm(32)
                source: root.photo
                fillMode: Image.PreserveAspectFit
                cache: false
                Accessible.ignored: true
            }
            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: Tokens.hair
                color: Tokens.hairline
            }
        }
        Repeater {
            model: root.rows
            FactRow {
                required property var modelData
                required property int index
                label: modelData.label
                value: modelData.value
                large: true
                strong: index === 0
                last: index === root.rows.length - 1
            }
        }
    }
    actions: [
        BigButton {
            objectName: "act_confirm"
            width: parent.width
            text: root.yes.length > 0 ? root.yes : qsTrId("identity.confirm")
            onTapped: root.act("confirm", null)
        },
        BigButton {
            objectName: "act_not_me"
            width: parent.width
            kind: "secondary"
            text: root.no.length > 0 ? root.no : qsTrId("identity.not_me")
            onTapped: root.act("not_me", null)
        }
    ]
}
