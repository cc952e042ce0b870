import QtQuick
import Menkou

// The end: nothing of the resident is left here, and the screen says so.
KioskScreen {
    id: root

    narrow: 0

    stage: Calm {
        iconName: "shield-check"
        title: qsTrId("finished.title")
        text: qsTrId("finished.text")
    }
}
