import QtQuick
import Menkou

// A key with a sign instead of a letter.
Key {
    id: key

    required property string iconName

    objectName: "key:" + iconName
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: key.iconName
            ink: key.lit ? Tokens.primaryInk : Tokens.link
            size: Tokens.pick(9, 10, 11)
        }
    }
}
