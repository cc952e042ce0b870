pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Digits, in the order of a telephone. `extra` is the key left of 0: X for an id number, a dot
// for an amount, nothing otherwise.
Grid {
    id: pad

    property string extra: ""
    property bool compact: false
    signal typed(string character)
    signal erased
    signal cleared

    readonly property int keyHeight: Tokens.mm(Tokens.lowered && Tokens.level === 2 ? 17 : Tokens.wide ? 18 : compact ? 19 : 24)
    readonly property int keyWidth: Math.round((width - (columns - 1) * columnSpacing) / columns)

    columns: 3
    columnSpacing: Tokens.mm(2.8)
    rowSpacing: Tokens.mm(2.8)

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
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
        objectName: pad.extra.length > 0 ? "key:" + pad.extra : "key:clear"
        text: pad.extra.length > 0 ? pad.extra : qsTrId("keyboard.clear")
        strong: pad.extra.length === 0
        em: pad.extra.length > 0 ? Tokens.pick(12, 13, 14) : Tokens.body
        onTapped: pad.extra.length > 0 ? pad.typed(pad.extra) : pad.cleared()
    }
    Key {
        width: pad.keyWidth
        height: pad.keyHeight
        text: "0"
        em: Tokens.pick(12, 13, 14)
        onTapped: pad.typed("0")
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
