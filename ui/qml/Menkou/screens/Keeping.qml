import QtQuick
import Menkou

// A moment of work that must not be interrupted; says so, and that nothing has to be done.
KioskScreen {
    id: root

    narrow: 0
    say: qsTrId("keeping.title")

    stage: Calm {
        iconName: "hourglass"
        tone: Tokens.link
        wash: Tokens.wash
        breathing: true
        title: qsTrId("keeping.title")
        text: qsTrId("keeping.text")
    }
}
