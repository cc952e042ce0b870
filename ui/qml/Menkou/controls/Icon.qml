import QtQuick
import Menkou

// A line icon in a theme colour. Decoration only: words beside it say the same.
Image {
    id: icon

    property string name: ""
    property color ink: Tokens.ink
    property int size: Tokens.mm(8)

    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: name.length > 0 ? "image://icon/" + name + "/" + Tokens.bare(ink) : ""
}
