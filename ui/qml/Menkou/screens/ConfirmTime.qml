pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Everything about the time once more, in large letters, before it is booked.
KioskScreen {
    id: root

    required property var facts
    required property var bring
    required property var notes

    title: qsTrId("booking.confirm_title")
    lead: qsTrId("booking.confirm_lead")

    Panel {
        spacing: 0
        lip: Tokens.mm(2.6)
        Repeater {
            model: root.facts
            FactRow {
                required property var modelData
                label: modelData.label
                value: modelData.value
                strong: modelData.strong
                large: true
                last: modelData.last
            }
        }
    }
    GuideSection {
        title: qsTrId("booking.bring")
        lip: Tokens.gap
        BulletList {
            lines: root.bring
            iconName: "check"
        }
    }
    BulletList {
        width: parent ? parent.width : 0
        lines: root.notes
        iconName: "info"
    }
    actions: [
        BigButton {
            objectName: "act_confirm"
            width: parent.width
            text: qsTrId("booking.confirm")
            onTapped: root.act("confirm", null)
        },
        BigButton {
            objectName: "act_change"
            width: parent.width
            kind: "secondary"
            text: qsTrId("booking.change")
            onTapped: root.act("back", null)
        }
    ]
}
