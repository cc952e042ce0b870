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
    readonly property real pitch: (width + spacing) / columns

    // The columns take turns with the odd pixel, so that the rows end flush.
    function widthAt(place: int): int {
        const column = place % columns
        return Math.round((column + 1) * pitch) - Math.round(column * pitch) - spacing
    }

    columns: 6
    spacing: Tokens.gapXs

    Repeater {
        model: pad.most
        Key {
            required property int index
            objectName: "key:strokes" + (index + 1)
            width: pad.widthAt(index)
            height: pad.keyHeight
            wordy: true
            em: Tokens.pick(7.6, 9, 10)
            text: qsTrId("keyboard.strokes").arg(index + 1)
            onTapped: pad.typed(String(index + 1))
        }
    }
    IconKey {
        objectName: "key:delete"
        width: pad.widthAt(pad.most)
        height: pad.keyHeight
        say: qsTrId("keyboard.delete")
        iconName: "delete"
        strong: true
        onTapped: pad.erased()
    }
}
