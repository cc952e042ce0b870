pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Digits and the letters A to F: everything a slip's number is made of.
Grid {
    id: pad

    signal typed(string character)
    signal erased
    signal cleared

    readonly property int keyWidth: Math.round((width - (columns - 1) * columnSpacing) / columns)
    readonly property int keyHeight: Tokens.mm(Tokens.wide ? 18 : 22)

    columns: 6
    columnSpacing: Tokens.mm(2.8)
    rowSpacing: Tokens.mm(2.8)

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "A", "B", "C", "D", "E", "F"]
        Key {
            required property string modelData
            width: pad.keyWidth
            height: pad.keyHeight
            text: modelData
            em: Tokens.pick(12, 13, 14)
            onTapped: pad.typed(modelData)
        }
    }
    Key {
        width: pad.keyWidth
        height: pad.keyHeight
        objectName: "key:clear"
        text: qsTrId("keyboard.clear")
        wordy: true
        strong: true
        onTapped: pad.cleared()
    }
    IconKey {
        width: pad.keyWidth
        height: pad.keyHeight
        objectName: "key:delete"
        say: qsTrId("keyboard.delete")
        iconName: "delete"
        strong: true
        onTapped: pad.erased()
    }
}
