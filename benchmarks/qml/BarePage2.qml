import QtQuick

Rectangle {
    color: "whitesmoke"

    Text {
        anchors.centerIn: parent
        font.pixelSize: 60
        text: "第 2 页"
    }
}
