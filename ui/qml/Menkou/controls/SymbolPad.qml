pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Digits and signs: what addresses, mail addresses and foreign names need.
Column {
    id: pad

    required property int keyHeight
    required property real unit
    signal typed(string character)
    signal erased

    spacing: Tokens.gapXs

    Repeater {
        model: ["1234567890", "·@.-_/:#+*", "，。、；：？（）《》"]
        KeyRow {
            required property string modelData
            characters: modelData
            unit: pad.unit
            keyHeight: pad.keyHeight
            spacing: pad.spacing
            onTyped: character => pad.typed(character)
        }
    }
    Row {
        spacing: pad.spacing
        KeyRow {
            characters: "“”—&,()'"
            unit: pad.unit
            keyHeight: pad.keyHeight
            spacing: pad.spacing
            onTyped: character => pad.typed(character)
        }
        IconKey {
            objectName: "key:delete"
            width: pad.width - x
            height: pad.keyHeight
            say: qsTrId("keyboard.delete")
            iconName: "delete"
            strong: true
            onTapped: pad.erased()
        }
    }
}
