import QtQuick
import Menkou

// The end: nothing of the resident is left here, and the screen says so.
KioskScreen {
    id: root

    narrow: 0
    say: qsTrId("finished.title")

    stage: Tap {
        objectName: "act_start"
        anchors.fill: parent
        say: qsTrId("finished.title")
        onTapped: root.act("start", null)
        contentItem: Calm {
            iconName: "shield-check"
            title: qsTrId("finished.title")
            text: qsTrId("finished.text")
        }
    }
}
