pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// A booked time: its number large, when and where, what to bring; and giving it back, asked twice.
KioskScreen {
    id: root

    required property string number
    required property string spoken
    required property string qrSource
    required property var facts
    required property var bring
    required property bool isNew
    required property string slip
    required property bool slipFailed
    required property bool canPrint
    required property string problem
    // '', sure, cancelling, gone, over or failed
    required property string ending

    readonly property bool sure: ending === "sure" || ending === "cancelling"
    readonly property bool gone: ending === "gone"

    title: gone ? qsTrId("booking.gone_title") : sure ? qsTrId("booking.sure_title")
        : isNew ? qsTrId("booking.booked") : qsTrId("booking.yours")
    lead: gone ? qsTrId("booking.gone_text") : sure ? qsTrId("booking.sure_text") : qsTrId("booking.booked_what")

    Banner {
        visible: root.problem.length > 0
        kind: "problem"
        text: root.problem
    }
    Panel {
        visible: !root.gone
        Item {
            width: parent.width
            implicitHeight: Math.max(plate.visible ? plate.height : 0, words.implicitHeight)
            Column {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - (plate.visible ? plate.width + Tokens.gap : 0)
                Copy {
                    width: parent.width
                    text: qsTrId("booking.number")
                    color: Tokens.soft
                    font.pixelSize: Tokens.lead
                }
                BigNumber {
                    objectName: "booking_number"
                    width: parent.width
                    digits: root.number
                }
            }
            Rectangle {
                id: plate
                visible: !root.sure
                anchors.right: parent.right
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
    Banner {
        visible: root.slip.length > 0 && !root.sure && !root.gone
        kind: root.slipFailed ? "warning" : "info"
        iconName: root.slipFailed ? "triangle-alert" : "receipt-text"
        text: root.slip
    }
    Panel {
        visible: !root.gone
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
        visible: root.bring.length > 0 && !root.sure && !root.gone
        title: qsTrId("booking.bring")
        lip: Tokens.gap
        BulletList {
            lines: root.bring
            iconName: "check"
        }
    }
    actions: [
        BigButton {
            objectName: "act_done"
            visible: !root.sure
            width: parent.width
            text: qsTrId("booking.done")
            onTapped: root.act("done", null)
        },
        BigButton {
            objectName: "act_keep_it"
            visible: root.sure
            enabled: root.ending === "sure"
            width: parent.width
            text: qsTrId("booking.keep_it")
            onTapped: root.act("back", null)
        },
        BigButton {
            objectName: "act_book_print"
            visible: root.canPrint && !root.sure && !root.gone
            width: parent.width
            kind: "secondary"
            iconName: "printer"
            text: qsTrId("booking.print")
            onTapped: root.act("book_print", null)
        },
        BigButton {
            objectName: "act_book_cancel"
            visible: !root.gone && root.ending !== "over"
            enabled: root.ending !== "cancelling"
            width: parent.width
            kind: root.sure ? "danger" : "quiet"
            text: root.ending === "cancelling" ? qsTrId("booking.cancelling")
                : root.sure ? qsTrId("booking.cancel_yes") : qsTrId("booking.cancel")
            onTapped: root.act("book_cancel", null)
        }
    ]
}
