import QtQuick
import Menkou

// What will be read from the card, what for, and when it is gone. Both answers are equal in size.
KioskScreen {
    id: root

    required property string name
    required property var points

    kicker: name
    title: qsTrId("notice.title")
    lead: qsTrId("notice.lead")

    Panel {
        padding: Tokens.gapL
        BulletList {
            lines: root.points
            iconName: "shield-check"
            spacing: Tokens.gap
            em: Tokens.lead
        }
    }
    Copy {
        width: parent.width
        text: qsTrId("notice.if_not")
        color: Tokens.soft
    }
    actions: [
        BigButton {
            objectName: "act_agree"
            width: parent.width
            text: qsTrId("notice.agree")
            onTapped: root.act("agree", null)
        },
        BigButton {
            objectName: "act_disagree"
            width: parent.width
            kind: "secondary"
            least: Tokens.mm(22)
            em: Tokens.button
            text: qsTrId("notice.disagree")
            onTapped: root.act("disagree", null)
        }
    ]
}
