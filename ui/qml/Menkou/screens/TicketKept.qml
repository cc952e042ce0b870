import QtQuick
import Menkou

// What somebody told us is kept: its number, until when it is answered, and how to find the answer.
KioskScreen {
    id: root

    required property string number
    required property string answerBy
    required property string qrSource
    required property string slip
    required property string slipProblem
    required property bool offline
    // There is something to go on with: what was begun before this.
    required property bool goesOn

    readonly property string outcome: qsTrId("ticket.kept")
    readonly property string meaning: offline ? qsTrId("ticket.kept_offline") : qsTrId("ticket.kept_what")

    title: root.wide ? outcome : ""
    say: outcome
    lead: root.wide ? meaning : ""

    aside: Rectangle {
        anchors.fill: parent
        anchors.bottomMargin: Tokens.gap
        // A sign squeezed to a stripe says nothing.
        visible: height > Tokens.mm(22)
        radius: Tokens.mm(3)
        color: Tokens.successWash
        Icon {
            anchors.centerIn: parent
            name: "circle-check"
            ink: Tokens.success
            size: Math.round(Math.min(parent.height * 0.6, Tokens.mm(50)))
        }
    }
    ResultHead {
        visible: !root.wide
        title: root.outcome
        text: root.meaning
        iconName: "circle-check"
        tone: Tokens.success
        wash: Tokens.successWash
    }
    Panel {
        padding: Tokens.gap
        Row {
            width: parent.width
            spacing: Tokens.gap
            Column {
                width: parent.width - (qr.visible ? qr.width + Tokens.gap : 0)
                spacing: Tokens.mm(1)
                Copy {
                    width: parent.width
                    text: qsTrId("ticket.number")
                    color: Tokens.soft
                }
                BigNumber {
                    objectName: "result_number"
                    width: parent.width
                    digits: root.number
                }
                Copy {
                    width: parent.width
                    visible: root.answerBy.length > 0
                    topPadding: Tokens.gapS
                    text: qsTrId("ticket.answer_by").arg(root.answerBy)
                    font.pixelSize: Tokens.lead
                }
                Copy {
                    width: parent.width
                    visible: qr.visible
                    topPadding: Tokens.gapS
                    text: qsTrId("result.scan_to_take")
                    color: Tokens.soft
                    font.pixelSize: Tokens.small
                }
            }
            Rectangle {
                id: qr
                visible: root.qrSource.length > 0
                width: Tokens.mm(58)
                height: width
                color: "#FFFFFF"
                border.width: Tokens.hair
                border.color: Tokens.hairline
                Image {
                    anchors.fill: parent
                    anchors.margins: Tokens.mm(1)
                    source: root.qrSource
                    cache: false
                    smooth: false
                    fillMode: Image.PreserveAspectFit
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTrId("result.scan_to_take")
                }
            }
        }
    }
    Banner {
        kind: root.slip === "failed" ? "warning" : root.slip === "printed" ? "success" : "info"
        iconName: "printer"
        title: root.slip === "failed" ? qsTrId("result.slip_failed") : root.slip === "printed" ? qsTrId("result.slip_printed") : qsTrId("result.slip_printing")
        text: root.slip === "failed" ? root.slipProblem : ""
    }
    GuideSection {
        title: qsTrId("ticket.how_title")
        BulletList {
            numbered: true
            lines: [qsTrId("ticket.how_home"), qsTrId("ticket.how_slip")]
        }
    }
    actions: BigButton {
        objectName: "act_next"
        width: parent.width
        text: root.goesOn ? qsTrId("ticket.go_on") : qsTrId("action.finish")
        onTapped: root.act("next", null)
    }
}
