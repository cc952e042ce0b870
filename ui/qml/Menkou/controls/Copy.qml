import QtQuick
import Menkou

// Running text. Wraps, never shrinks, is read aloud.
Text {
    id: copy

    color: Tokens.ink
    font.family: Tokens.family
    font.pixelSize: Tokens.body
    lineHeight: 1.06
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text.length === 0
}
