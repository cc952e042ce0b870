import QtQuick
import Menkou

// A titled part of a longer text.
Column {
    id: section

    property string title: ""
    default property alias content: panel.content
    property alias lip: panel.lip

    width: parent ? parent.width : 0
    spacing: Tokens.mm(3)
    Heading {
        width: parent.width
        text: section.title
    }
    Panel {
        id: panel
        spacing: 0
    }
}
