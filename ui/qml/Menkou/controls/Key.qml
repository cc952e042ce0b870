import QtQuick
import Menkou

// One key of a pad. Keys answer at once: a double letter is two quick touches.
Tap {
    id: key

    property bool strong: false
    property bool chosen: false
    // A word, not a letter: it may take two lines, and steps down until it fits.
    property bool wordy: false
    property int em: wordy ? Tokens.small : Tokens.button
    readonly property bool lit: pressed || chosen

    objectName: "key:" + text
    debounceMs: 0
    focusPolicy: Qt.TabFocus
    implicitHeight: Tokens.mm(17)
    implicitWidth: Tokens.mm(20)

    background: Rectangle {
        radius: Tokens.mm(1.6)
        color: key.lit ? Tokens.primary : key.strong ? Tokens.wash : Tokens.surface
        border.width: Tokens.rule
        border.color: key.strong ? Tokens.primary : Tokens.border
    }
    leftPadding: Tokens.mm(0.8)
    rightPadding: leftPadding
    topPadding: Tokens.mm(0.5)
    bottomPadding: topPadding
    contentItem: Text {
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: key.wordy ? Text.Fit : Text.FixedSize
        minimumPixelSize: Tokens.pick(5.7, 6.7, 6.7)
        wrapMode: key.wordy ? Text.WordWrap : Text.NoWrap
        lineHeight: key.wordy && lineCount > 1 ? 0.8 : 1
        textFormat: Text.PlainText
        text: key.text
        elide: key.wordy ? Text.ElideNone : Text.ElideRight
        color: key.lit ? Tokens.primaryInk : key.strong ? Tokens.link : Tokens.ink
        font.family: Tokens.family
        font.pixelSize: key.em
        font.weight: Font.Medium
        Accessible.ignored: true
    }
}
