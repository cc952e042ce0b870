import QtQuick
import Menkou

// The code, large enough to be copied by hand, and whether it works already.
KioskScreen {
    id: root

    required property string itemName
    required property string code
    required property string spoken
    required property string qrSource
    required property var points
    required property string standing
    // waiting, there, offline or refused
    required property string phase
    required property string slip
    required property bool slipFailed

    readonly property bool refused: phase === "refused"

    kicker: itemName
    title: refused ? qsTrId("later.refused_title") : qsTrId("later.code_title")
    lead: refused ? "" : qsTrId("later.code_lead")

    Banner {
        kind: root.refused ? "problem" : root.phase === "there" ? "success" : root.phase === "offline" ? "warning" : "info"
        iconName: root.refused ? "circle-alert" : root.phase === "there" ? "circle-check"
            : root.phase === "offline" ? "wifi-off" : "hourglass"
        text: root.standing
    }
    Panel {
        visible: !root.refused
        Item {
            width: parent.width
            readonly property bool stacked: width < Tokens.mm(150)
            implicitHeight: stacked ? digits.implicitHeight + plate.height + Tokens.gap : Math.max(plate.height, digits.implicitHeight)
            Copy {
                id: digits
                anchors.verticalCenter: parent.stacked ? undefined : parent.verticalCenter
                width: parent.stacked ? parent.width : parent.width - plate.width - Tokens.gap
                text: root.code
                font.pixelSize: Tokens.pick(15, 17, 19)
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
                Accessible.name: root.spoken
            }
            Rectangle {
                id: plate
                x: parent.stacked ? (parent.width - width) / 2 : parent.width - width
                y: parent.stacked ? digits.implicitHeight + Tokens.gap : 0
                width: Tokens.mm(42)
                height: width
                radius: Tokens.mm(1.5)
                color: "#ffffff"
                Image {
                    anchors.fill: parent
                    anchors.margins: Tokens.mm(2)
                    source: root.qrSource
                    smooth: false
                    fillMode: Image.PreserveAspectFit
                    cache: false
                    Accessible.ignored: true
                }
            }
        }
    }
    BulletList {
        visible: !root.refused
        width: parent.width
        lines: root.points
        iconName: "check"
        em: Tokens.lead
    }
    Banner {
        visible: root.slip.length > 0
        kind: root.slipFailed ? "warning" : "info"
        iconName: root.slipFailed ? "triangle-alert" : "receipt-text"
        text: root.slip
    }
    actions: [
        BigButton {
            objectName: "act_done"
            width: parent.width
            text: qsTrId("later.done")
            onTapped: root.act("done", null)
        },
        BigButton {
            objectName: "act_retry"
            visible: root.slipFailed && !root.refused
            width: parent.width
            kind: "secondary"
            text: qsTrId("later.print_again")
            onTapped: root.act("retry", null)
        }
    ]
}
