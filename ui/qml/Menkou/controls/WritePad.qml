pragma ComponentBehavior: Bound

import QtQuick
import Menkou
import Menkou.Native

// A field to write one character in, in any order of strokes. When the finger rests, it is read.
Item {
    id: pad

    required property real unit
    required property int keyHeight
    signal written(var strokes)
    signal erased

    // Lowered, the largest words leave less: the answer above has to be seen as well.
    implicitHeight: Math.round((Tokens.lowered && Tokens.level === 2 ? 3.3 : 4) * keyHeight) + 3 * Tokens.gapXs

    function forget() {
        rest.stop()
        ink.clear()
    }

    Rectangle {
        width: parent.width - keys.width - Tokens.gapXs
        height: parent.height
        radius: Tokens.radius
        color: Tokens.surface
        border.width: Tokens.rule
        border.color: Tokens.border
        Copy {
            anchors.centerIn: parent
            width: parent.width - 2 * Tokens.gapS
            horizontalAlignment: Text.AlignHCenter
            // While the pad is taken down, the ink goes before the words under it.
            visible: !ink || ink.empty
            text: qsTrId("keyboard.write_here")
            color: Tokens.soft
            font.pixelSize: Tokens.lead
        }
        InkItem {
            id: ink
            objectName: "writing"
            anchors.fill: parent
            pxPerMm: Tokens.truePxPerMm
            inkColor: Tokens.ink
            Accessible.role: Accessible.Canvas
            Accessible.name: qsTrId("keyboard.write_here")
            onChanged: {
                if (!empty)
                    rest.restart()
            }
        }
        Timer {
            id: rest
            interval: 250
            onTriggered: pad.written(ink.strokes())
        }
    }
    Column {
        id: keys
        anchors.right: parent.right
        width: Math.round(pad.unit * 2 + Tokens.gapXs)
        spacing: Tokens.gapXs
        IconKey {
            objectName: "key:delete"
            width: keys.width
            height: pad.keyHeight
            say: qsTrId("keyboard.delete")
            iconName: "delete"
            strong: true
            onTapped: pad.erased()
        }
        Key {
            objectName: "key:rewrite"
            width: keys.width
            height: pad.keyHeight
            text: qsTrId("keyboard.rewrite")
            wordy: true
            strong: true
            onTapped: {
                pad.forget()
                pad.written([])
            }
        }
    }
}
