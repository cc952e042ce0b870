pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Letters and digits for pinyin and Latin text. Capitals on the keys, small letters typed:
// that is how Chinese keyboards look and what pinyin wants.
Column {
    id: pad

    property bool digits: true
    property bool capital: false
    signal typed(string character)
    signal erased
    signal cleared

    readonly property int keyHeight: Tokens.mm(Tokens.wide ? 16 : 18)
    readonly property int gap: Tokens.mm(2.8)
    readonly property int unit: Math.floor((width - 9 * gap) / 10)

    spacing: gap

    Repeater {
        model: pad.digits ? ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"]
            : ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
        Row {
            id: line
            required property string modelData
            readonly property bool last: modelData === "zxcvbnm"
            x: modelData.length === 9 ? Math.round((pad.unit + pad.gap) / 2) : 0
            spacing: pad.gap
            Key {
                visible: line.last
                objectName: "key:clear"
                width: Math.round(pad.unit * 1.5 + pad.gap / 2)
                height: pad.keyHeight
                text: qsTrId("keyboard.clear")
                strong: true
                em: Tokens.small
                onTapped: pad.cleared()
            }
            Repeater {
                model: line.modelData.length
                Key {
                    required property int index
                    readonly property string character: line.modelData.charAt(index)
                    objectName: "key:" + character
                    width: pad.unit
                    height: pad.keyHeight
                    text: character.toUpperCase()
                    em: Tokens.pick(8.5, 9.5, 10.5)
                    onTapped: pad.typed(pad.capital ? text : character)
                }
            }
            Key {
                visible: line.last
                objectName: "key:delete"
                width: Math.round(pad.unit * 1.5 + pad.gap / 2)
                height: pad.keyHeight
                say: qsTrId("keyboard.delete")
                iconName: "delete"
                strong: true
                onTapped: pad.erased()
            }
        }
    }
}
