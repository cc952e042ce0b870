import QtQuick
import Menkou

// Take your card, your papers, your slip: one large line each.
KioskScreen {
    id: root

    required property bool cardNote
    required property bool papers
    required property bool slip
    property bool reminded: false
    // The reader sees it: not "perhaps" any more.
    property bool cardLies: false

    title: qsTrId("take.title")
    lead: qsTrId("take.lead")

    Banner { visible: root.cardLies; kind: "problem"; title: qsTrId("take.remind"); text: qsTrId("take.card_lies") }
    Banner { visible: root.reminded && !root.cardLies; kind: "warning"; title: qsTrId("take.remind"); text: qsTrId("take.remind_text") }
    TakeLine { visible: root.cardNote; art: "take-card"; text: qsTrId("take.card"); where: qsTrId("take.card_where") }
    TakeLine { visible: root.papers; art: "take-papers"; text: qsTrId("take.papers"); where: qsTrId("take.papers_where") }
    TakeLine { visible: root.slip; art: "take-slip"; text: qsTrId("take.slip"); where: qsTrId("take.slip_where") }
    actions: BigButton {
        objectName: "act_done"
        width: parent.width
        least: Tokens.mm(26)
        text: qsTrId("take.done")
        onTapped: root.act("done", null)
    }
}
