import QtQuick

Rectangle {
    color: "white"

    Text {
        anchors.centerIn: parent
        font.pixelSize: 60
        text: "第 1 页"
    }
}
