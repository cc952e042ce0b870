import QtQuick
import Menkou

// The platform is being asked; this is never long.
KioskScreen {
    id: root

    required property string heading
    required property string text

    narrow: 0
    say: heading

    stage: Calm {
        iconName: "hourglass"
        tone: Tokens.link
        wash: Tokens.wash
        breathing: true
        title: root.heading
        text: root.text
    }
}
