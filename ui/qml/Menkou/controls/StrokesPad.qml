pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// How many strokes: first of the radical, then of what stands besides it.
Grid {
    id: pad

    required property int keyHeight
    signal typed(string count)
    signal erased

    readonly property int most: 17
    readonly property int keyWidth: Math.floor((width - (columns - 1) * spacing) / columns)

    columns: 6
    spacing: Tokens.gapXs

    Repeater {
        model: pad.most
        Key {
            required property int index
            objectName: "key:strokes" + (index + 1)
            width: pad.keyWidth
            height: pad.keyHeight
            wordy: true
            em: Tokens.pick(7.6, 9, 10)
            text: qsTrId("keyboard.strokes").arg(index + 1)
            onTapped: pad.typed(String(index + 1))
        }
    }
    Key {
        objectName: "key:delete"
        width: pad.keyWidth
        height: pad.keyHeight
        say: qsTrId("keyboard.delete")
        iconName: "delete"
        strong: true
        onTapped: pad.erased()
    }
}
