import QtQuick
import Menkou

// A service as a tile: picture, name, who handles it; or why it cannot be had now.
Tap {
    id: tile

    property string iconName: ""
    property string authority: ""
    property var badges: []
    property bool available: true
    property string reason: ""
    property bool large: false
    // The name only: who handles it and the badges stay for the guide.
    property bool terse: false
    // Less air and a smaller picture, so that the name has the room.
    property bool tight: false
    property int em: large ? Tokens.button : Tokens.pick(7.8, 9.4, 12)
    property int least: Tokens.mm(40)

    say: text + ", " + (available ? authority : reason)
    implicitHeight: Math.max(least, words.implicitHeight + Tokens.mm(tight ? 6 : 9))

    background: Rectangle {
        radius: Tokens.radius
        color: !tile.available ? Tokens.muted : tile.pressed ? Tokens.wash : Tokens.surface
        border.width: Tokens.light || !tile.available ? Tokens.hair : Tokens.rule
        border.color: tile.available || Tokens.light ? Tokens.outline : Tokens.off
    }
    contentItem: Item {
        Rectangle {
            id: plate
            x: Tokens.mm(5)
            anchors.verticalCenter: parent.verticalCenter
            width: tile.tight ? Tokens.mm(16) : tile.large ? Math.round(Math.min(Math.max(tile.height * 0.42, Tokens.mm(25)), tile.width * 0.3, tile.height - Tokens.mm(8))) : Tokens.pick(17, 19, 23)
            height: width
            radius: Tokens.mm(2.4)
            color: tile.available ? Tokens.wash : "transparent"
            Icon {
                anchors.centerIn: parent
                name: tile.iconName
                ink: tile.available ? Tokens.link : Tokens.faded
                size: Math.round(plate.width * 0.6)
            }
        }
        Column {
            id: words
            x: plate.x + plate.width + Tokens.mm(4)
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x - Tokens.mm(3)
            spacing: Tokens.mm(1.8)
            EvenCopy {
                room: words.width
                text: tile.text
                font.pixelSize: tile.em
                font.weight: Font.Bold
                lineHeight: 0.95
                color: tile.available ? Tokens.ink : Tokens.faded
                Accessible.ignored: true
            }
            Copy {
                width: parent.width
                visible: tile.available && !tile.terse && !tile.large && tile.badges.length === 0 && tile.authority.length <= 60
                text: tile.authority
                font.pixelSize: Tokens.small
                color: Tokens.soft
                Accessible.ignored: true
            }
            Flow {
                width: parent.width
                visible: tile.available && !tile.terse && tile.badges.length > 0
                spacing: Tokens.mm(1.5)
                Repeater {
                    model: tile.badges
                    Badge {
                        required property string modelData
                        text: modelData
                        kind: "plain"
                    }
                }
            }
            Row {
                visible: !tile.available
                spacing: Tokens.mm(1.5)
                Icon {
                    y: Math.round((Tokens.small * 1.5 - size) / 2)
                    name: "triangle-alert"
                    ink: Tokens.warning
                    size: Tokens.small
                }
                Copy {
                    width: words.width - Tokens.small - Tokens.mm(1.5)
                    text: tile.reason
                    font.pixelSize: Tokens.small
                    color: Tokens.warning
                    Accessible.ignored: true
                }
            }
        }
    }
}
