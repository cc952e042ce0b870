import QtQuick
import Menkou

// It does not go on here: what happened, what is safe, and every other way there is.
KioskScreen {
    id: root

    required title
    required property string what
    required property string kept
    required property var ways
    required property string phone
    required property bool canRetry
    property bool canKeep: false
    property bool canTell: false
    property bool canBook: false

    lead: what

    // Lowered, a second line on each button would leave no room for what happened.
    function emFor(words: string): int {
        return Tokens.lowered && Tokens.ems(words) * Tokens.body > leftWidth - Tokens.mm(40) ? Tokens.small : Tokens.body
    }

    Banner {
        visible: root.kept.length > 0
        kind: "success"
        iconName: "shield-check"
        text: root.kept
    }
    Heading {
        width: parent.width
        visible: root.ways.length > 0
        text: qsTrId("another_way.ways")
    }
    Repeater {
        model: root.ways
        Panel {
            id: way
            required property var modelData
            spacing: Tokens.mm(1)
            Copy {
                width: parent.width
                text: way.modelData.title
                font.pixelSize: Tokens.lead
                font.weight: Font.Bold
            }
            Copy {
                width: parent.width
                text: way.modelData.text
                color: Tokens.soft
            }
        }
    }
    Panel {
        visible: root.phone.length > 0
        color: Tokens.sunk
        Row {
            width: parent.width
            spacing: Tokens.gapS
            Icon {
                id: mark
                anchors.verticalCenter: parent.verticalCenter
                name: "phone"
                ink: Tokens.accent
                size: Tokens.mm(12)
            }
            Column {
                width: parent.width - mark.width - Tokens.gapS
                Copy {
                    width: parent.width
                    text: qsTrId("help.call")
                    color: Tokens.soft
                }
                Copy {
                    width: parent.width
                    text: root.phone
                    font.pixelSize: Tokens.title
                    font.weight: Font.Bold
                    lineHeight: 0.95
                }
            }
        }
    }
    actions: [
        BigButton {
            objectName: "act_retry"
            visible: root.canRetry
            width: parent.width
            text: qsTrId("action.retry")
            onTapped: root.act("retry", null)
        },
        BigButton {
            objectName: "act_book"
            visible: root.canBook
            width: parent.width
            kind: "secondary"
            iconName: "calendar"
            em: root.emFor(text)
            text: qsTrId("booking.ask")
            onTapped: root.act("book", null)
        },
        BigButton {
            objectName: "act_keep_later"
            visible: root.canKeep
            width: parent.width
            kind: "secondary"
            em: root.emFor(text)
            text: qsTrId("later.ask")
            onTapped: root.act("keep_later", null)
        },
        BigButton {
            objectName: "act_ticket"
            visible: root.canTell
            width: parent.width
            kind: "secondary"
            em: root.emFor(text)
            text: qsTrId("help.ticket")
            onTapped: root.act("ticket", null)
        },
        BigButton {
            objectName: "act_home"
            width: parent.width
            kind: root.canRetry ? "secondary" : "primary"
            text: qsTrId("another_way.home")
            onTapped: root.act("home", null)
        }
    ]
}
