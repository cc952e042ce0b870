import QtQuick
import Menkou

// The outcome: a sign, a title, a sentence.
Rectangle {
    id: head

    property string title: ""
    property string text: ""
    property string iconName: ""
    property color tone: Tokens.success
    property color wash: Tokens.successWash

    width: parent ? parent.width : 0
    implicitHeight: words.implicitHeight + 2 * Tokens.gapL
    radius: Tokens.mm(3)
    color: wash
    border.width: Tokens.light ? 0 : Tokens.rule
    border.color: tone

    Icon {
        id: mark
        x: Tokens.gapL
        anchors.verticalCenter: parent.verticalCenter
        name: head.iconName
        ink: head.tone
        size: Tokens.mm(26)
    }
    Column {
        id: words
        x: mark.x + mark.width + Tokens.gapL
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - Tokens.gap
        spacing: Tokens.mm(2)
        Copy {
            width: parent.width
            text: head.title
            color: head.tone
            font.pixelSize: Tokens.title
            font.weight: Font.Bold
            lineHeight: 1
            Accessible.role: Accessible.Heading
        }
        Copy {
            width: parent.width
            text: head.text
            font.pixelSize: Tokens.lead
        }
    }
}
