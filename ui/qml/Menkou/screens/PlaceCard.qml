import QtQuick
import Menkou

// Put the card on the light. A card that is not read is the reader's problem, never the resident's.
KioskScreen {
    id: root

    required property string phase
    required property string problem
    required property bool readerReady
    required property bool takesSocialCard
    required property int attempts
    // Whose card, where two are read.
    property string asked: ""
    property string how: ""

    // Nobody is asked for a card that nothing would read.
    readonly property bool waitsForReader: !readerReady && phase === "waiting"

    title: waitsForReader ? qsTrId("card.reader_not_ready_title") : phase === "reading" ? qsTrId("card.reading") : phase === "left" ? qsTrId("card.left") : asked.length > 0 ? asked : qsTrId("card.place")
    lead: waitsForReader ? qsTrId("card.reader_not_ready") : phase === "reading" ? qsTrId("card.keep_still") : phase === "left" ? qsTrId("card.left_how") : how.length > 0 ? how : qsTrId("card.place_how")

    stage: Item {
        anchors.fill: parent
        CardArt {
            width: parent.width
            height: Math.min(parent.height - note.height - Tokens.gap, width * 0.72)
            y: Math.max(0, (parent.height - note.height - Tokens.gap - height) * 0.4)
            phase: root.waitsForReader ? "off" : root.phase
        }
        Column {
            id: note
            anchors.bottom: parent.bottom
            width: parent.width
            spacing: Tokens.gapS
            Banner {
                visible: (root.phase === "problem" || root.phase === "left") && root.problem.length > 0
                kind: "problem"
                text: root.problem
            }
            Banner {
                visible: root.waitsForReader
                kind: "warning"
                text: qsTrId("card.reader_wait_or_other")
            }
            Banner {
                visible: root.takesSocialCard && root.phase !== "reading"
                text: qsTrId("card.or_social")
            }
            Banner {
                visible: root.readerReady && root.phase === "waiting"
                iconName: "lock"
                text: qsTrId("card.only_this_once")
            }
        }
    }
    actions: [
        BigButton {
            objectName: "act_retry"
            visible: root.phase === "problem"
            width: parent.width
            text: qsTrId("action.retry")
            onTapped: root.act("retry", null)
        },
        BigButton {
            objectName: "act_other_way"
            width: parent.width
            kind: "secondary"
            text: root.attempts > 0 || root.waitsForReader ? qsTrId("card.other_way_now") : qsTrId("card.no_card")
            onTapped: root.act("other_way", null)
        }
    ]
}
