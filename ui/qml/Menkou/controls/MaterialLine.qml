import QtQuick
import Menkou

// A paper to bring, and whether it may be left out or follow later.
Item {
    id: line

    property string name: ""
    property string how: ""
    property bool free: false
    property bool deferrable: false
    property bool last: false

    width: parent ? parent.width : 0
    implicitHeight: words.implicitHeight + 2 * Tokens.mm(3.2)

    Column {
        id: words
        y: Tokens.mm(3.2)
        width: parent.width
        spacing: Tokens.mm(1)
        Flow {
            width: parent.width
            spacing: Tokens.mm(3)
            Copy {
                width: Math.min(implicitWidth, words.width)
                text: line.name
                font.weight: Font.Bold
            }
            Badge {
                visible: line.free
                kind: "success"
                text: qsTrId("materials.free")
            }
            Badge {
                visible: line.deferrable
                kind: "warning"
                text: qsTrId("materials.deferrable")
            }
        }
        Copy {
            width: parent.width
            visible: line.how.length > 0
            text: line.how
            color: Tokens.soft
            font.pixelSize: Tokens.small
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Tokens.hair
        color: Tokens.hairline
        visible: !line.last
    }
}
