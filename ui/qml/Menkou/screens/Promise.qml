import QtQuick
import Menkou

// Told before signed: what has to hold, what follows if it does not, and the commitment itself.
KioskScreen {
    id: root

    required property string itemName
    required property var conditions
    required property string liability
    required property string commitment
    required property string version
    required property bool mayRefuse

    kicker: itemName
    title: qsTrId("promise.title")
    lead: qsTrId("promise.lead")

    GuideSection {
        title: qsTrId("promise.conditions")
        BulletList {
            lines: root.conditions
            numbered: true
        }
    }
    Banner {
        kind: "warning"
        iconName: "scale"
        title: qsTrId("promise.liability")
        text: root.liability
    }
    GuideSection {
        title: qsTrId("promise.text")
        Copy {
            width: parent.width
            text: root.commitment
            font.pixelSize: Tokens.lead
        }
        Copy {
            width: parent.width
            text: qsTrId("promise.version").arg(root.version)
            color: Tokens.soft
            font.pixelSize: Tokens.small
        }
    }
    actions: [
        BigButton {
            objectName: "act_promise"
            width: parent.width
            text: qsTrId("promise.agree")
            onTapped: root.act("confirm", null)
        },
        BigButton {
            objectName: "act_refuse"
            visible: root.mayRefuse
            width: parent.width
            kind: "secondary"
            text: qsTrId("promise.refuse")
            onTapped: root.act("other_way", null)
        }
    ]
}
