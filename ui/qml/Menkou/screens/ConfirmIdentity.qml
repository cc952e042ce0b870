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
        Repeater {
            model: root.rows
            FactRow {
                required property var modelData
                required property int index
                label: modelData.label
                value: modelData.value
                note: modelData.source
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
