import QtQuick
import Menkou

// Kept or accepted: two different things, said differently. The number is large enough to copy.
KioskScreen {
    id: root

    required property bool kept
    required property bool accepted
    required property var correction
    required property string number
    required property string caseNumber
    required property string decideBy
    required property string slip
    required property string slipProblem
    required property string qrSource
    required property bool offline
    required property string paper
    required property string paperLabel
    required property string paperProblem
    // What the slip says besides; and whether these were papers that had to follow.
    property var notes: []
    property bool supplement: false
    // The platform said no; `correction` then holds why.
    property bool refused: false

    // The parts of a bundle; empty for an ordinary item.
    property var parts: []
    readonly property bool partly: accepted && parts.some(part => part.standing === "refused")
    readonly property bool correcting: correction.length > 0
    readonly property string outcome: refused ? qsTrId("result.refused") : correcting ? qsTrId("result.correction") : accepted && supplement ? qsTrId("result.supplement")
        : partly ? qsTrId("result.partly") : accepted ? qsTrId("result.accepted") : qsTrId("result.kept")
    readonly property string meaning: refused ? qsTrId("result.refused_what") : correcting ? qsTrId("result.correction_what")
        : accepted && supplement ? qsTrId("result.supplement_what") : partly ? qsTrId("result.partly_what") : accepted ? qsTrId("result.accepted_what")
        : offline ? qsTrId("result.kept_offline") : qsTrId("result.kept_what")
    readonly property string sign: refused ? "file-x" : correcting ? "file-clock" : accepted ? "badge-check" : "circle-check"
    readonly property color tone: correcting ? Tokens.warning : Tokens.success
    readonly property color wash: correcting ? Tokens.warningWash : Tokens.successWash

    title: root.wide ? root.outcome : ""
    say: root.outcome
    lead: root.wide ? root.meaning : ""

    aside: Rectangle {
        anchors.fill: parent
        anchors.bottomMargin: Tokens.gap
        radius: Tokens.mm(3)
        color: root.wash
        Icon {
            anchors.centerIn: parent
            name: root.sign
            ink: root.tone
            size: Math.round(Math.min(parent.height * 0.6, Tokens.mm(50)))
        }
    }
    ResultHead {
        visible: !root.wide
        title: root.outcome
        text: root.meaning
        iconName: root.sign
        tone: root.tone
        wash: root.wash
    }
    Panel {
        visible: root.correction.length > 0
        BulletList {
            lines: root.correction
            numbered: true
        }
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
                    text: root.accepted ? qsTrId("result.case_number") : qsTrId("result.number")
                    color: Tokens.soft
                }
                BigNumber {
                    objectName: "result_number"
                    width: parent.width
                    digits: root.accepted ? root.caseNumber : root.number
                }
                Copy {
                    width: parent.width
                    visible: root.decideBy.length > 0
                    topPadding: Tokens.gapS
                    text: qsTrId("result.decide_by").arg(root.decideBy)
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
    Panel {
        objectName: "result_notes"
        visible: root.notes.length > 0
        BulletList {
            lines: root.notes
            iconName: "info"
        }
    }
    PartLines { parts: root.parts }
    Banner {
        visible: root.slip !== "none"
        kind: root.slip === "failed" ? "warning" : root.slip === "printed" ? "success" : "info"
        iconName: "printer"
        title: root.slip === "failed" ? qsTrId("result.slip_failed") : root.slip === "printed" ? qsTrId("result.slip_printed") : qsTrId("result.slip_printing")
        text: root.slip === "failed" ? root.slipProblem : ""
    }
    Banner {
        objectName: "paper_note"
        visible: root.paper.length > 0
        kind: root.paper === "failed" ? "warning" : root.paper === "printed" ? "success" : "info"
        iconName: "file-text"
        title: root.paper === "failed" ? qsTrId("result.paper_failed") : root.paper === "printed" ? qsTrId("result.paper_printed") : qsTrId("result.paper_printing")
        text: root.paperProblem
    }
    GuideSection {
        title: qsTrId("result.next_title")
        BulletList {
            numbered: true
            lines: root.refused ? [qsTrId("result.next_ask")]
                : root.correcting ? [qsTrId("ticket.how_home"), qsTrId("ticket.how_slip"), qsTrId("result.next_mend")]
                : root.accepted ? [qsTrId("result.next_accepted"), qsTrId("result.next_ask")]
                : [qsTrId("result.next_sent"), qsTrId("result.next_answer"), qsTrId("result.next_ask")]
        }
    }
    actions: [
        BigButton {
            objectName: "act_print_notice"
            visible: root.paperLabel.length > 0
            width: parent.width
            kind: "secondary"
            iconName: "printer"
            text: root.paperLabel
            onTapped: root.act("print_notice", null)
        },
        BigButton {
            objectName: "act_next"
            width: parent.width
            text: qsTrId("action.finish")
            onTapped: root.act("next", null)
        }
    ]
}
