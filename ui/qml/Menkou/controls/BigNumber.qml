import QtQuick
import Menkou

// A number to be read out and copied: as large as one line allows, else broken after a hyphen.
Copy {
    id: number

    required property string digits
    readonly property int fitting: Math.floor(width / Math.max(1, digits.length * 0.6))

    text: digits.replace(/-/g, "-\u200B")
    Accessible.name: digits
    font.pixelSize: fitting >= Tokens.subtitle ? Math.min(fitting, Tokens.title) : Tokens.title
    font.letterSpacing: Tokens.mm(0.2)
    font.weight: Font.Bold
    lineHeight: 1
    wrapMode: Text.WordWrap
}
