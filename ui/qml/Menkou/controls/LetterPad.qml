pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Letters, with digits above them. Capitals on the keys, small letters typed: that is how
// Chinese keyboards look and what pinyin wants. `shifts` has a key for capitals, for Latin
// text; there the keys show what they type. Without it the key parts syllables (xi'an).
Column {
    id: pad

    required property int keyHeight
    required property real unit
    property bool digits: true
    property bool shifts: false
    property bool separates: false
    property bool capital: false
    signal typed(string character)
    signal erased

    spacing: Tokens.gapXs

    function type(character: string) {
        pad.typed(character)
        pad.capital = false
    }

    KeyRow {
        visible: pad.digits
        characters: "1234567890"
        unit: pad.unit
        keyHeight: pad.keyHeight
        spacing: pad.spacing
        onTyped: character => pad.typed(character)
    }
    KeyRow {
        characters: "qwertyuiop"
        unit: pad.unit
        keyHeight: pad.keyHeight
        spacing: pad.spacing
        capital: pad.shifts && pad.capital
        small: pad.shifts && !pad.capital
        onTyped: character => pad.type(character)
    }
    KeyRow {
        x: Math.round((pad.unit + pad.spacing) / 2)
        characters: "asdfghjkl"
        unit: pad.unit
        keyHeight: pad.keyHeight
        spacing: pad.spacing
        capital: pad.shifts && pad.capital
        small: pad.shifts && !pad.capital
        onTyped: character => pad.type(character)
    }
    Row {
        x: side.visible ? 0 : side.width + pad.spacing
        spacing: pad.spacing
        Key {
            id: side
            objectName: pad.shifts ? "key:shift" : "key:'"
            visible: pad.shifts || pad.separates
            width: Math.round(pad.unit * 1.5 + pad.spacing / 2)
            height: pad.keyHeight
            text: pad.shifts ? qsTrId("keyboard.shift") : qsTrId("keyboard.separator")
            strong: true
            chosen: pad.shifts && pad.capital
            wordy: true
            onTapped: {
                if (pad.shifts)
                    pad.capital = !pad.capital
                else
                    pad.typed("'")
            }
        }
        KeyRow {
            characters: "zxcvbnm"
            unit: pad.unit
            keyHeight: pad.keyHeight
            spacing: pad.spacing
            capital: pad.shifts && pad.capital
            small: pad.shifts && !pad.capital
            onTyped: character => pad.type(character)
        }
        IconKey {
            objectName: "key:delete"
            width: pad.width - x - parent.x
            height: pad.keyHeight
            say: qsTrId("keyboard.delete")
            iconName: "delete"
            strong: true
            onTapped: pad.erased()
        }
    }
}
