pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// A row of character keys of one width. What a key types is what it shows, or its small letter.
Row {
    id: row

    required property string characters
    // May be a fraction: the keys take turns with the odd pixel, so that the rows end flush.
    required property real unit
    required property int keyHeight
    property bool capital: false
    property bool small: false
    signal typed(string character)

    Repeater {
        model: row.characters.length
        Key {
            required property int index
            readonly property string character: row.characters.charAt(index)
            objectName: "key:" + character
            readonly property real pitch: row.unit + row.spacing
            width: Math.round((index + 1) * pitch) - Math.round(index * pitch) - row.spacing
            height: row.keyHeight
            text: row.small ? character : character.toUpperCase()
            em: Tokens.pick(8.5, 9.5, 10.5)
            onTapped: row.typed(row.capital ? character.toUpperCase() : character)
        }
    }
}
