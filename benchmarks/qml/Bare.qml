import QtQuick

// The peer of the kiosk's window: the same size, one line of text, one page at a time.
Window {
    id: root

    property string page: ""

    visible: true
    width: 1080
    height: 1920

    Text {
        text: "门口"
    }
    Loader {
        anchors.fill: parent
        source: root.page
    }
}
