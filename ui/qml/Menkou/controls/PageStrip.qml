pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The pages taken so far, each with its own delete button.
Item {
    id: strip

    property var pages: []
    property int maxPages: 1
    signal act(string verb, var detail)

    implicitHeight: words.height + Tokens.mm(2) + Tokens.mm(36)

    Copy {
        id: words
        text: qsTrId("scan.pages_of").arg(strip.pages.length).arg(strip.maxPages)
        color: Tokens.soft
        font.pixelSize: Tokens.small
    }
    ListView {
        anchors.top: words.bottom
        anchors.topMargin: Tokens.mm(2)
        width: parent.width
        height: Tokens.mm(36)
        orientation: ListView.Horizontal
        spacing: Tokens.gapS
        clip: true
        model: strip.pages
        onCountChanged: positionViewAtEnd()
        delegate: Rectangle {
            id: page
            required property var modelData
            width: Tokens.pick(60, 64, 74)
            height: Tokens.mm(36)
            radius: Tokens.radius
            color: Tokens.surface
            border.width: Tokens.rule
            border.color: Tokens.border
            Image {
                x: Tokens.mm(1.5)
                y: Tokens.mm(1.5)
                width: Tokens.mm(32)
                height: Tokens.mm(33)
                fillMode: Image.PreserveAspectFit
                cache: false
                source: page.modelData.source
                Accessible.ignored: true
            }
            Tap {
                objectName: "delete_page:" + page.modelData.index
                x: Tokens.mm(37)
                anchors.verticalCenter: parent.verticalCenter
                width: page.width - x - Tokens.mm(2)
                height: Tokens.mm(30)
                say: qsTrId("scan.delete").arg(page.modelData.index + 1)
                onTapped: strip.act("delete_page", page.modelData.index)
                contentItem: Item {
                    Column {
                        anchors.centerIn: parent
                        Icon {
                            anchors.horizontalCenter: parent.horizontalCenter
                            name: "trash-2"
                            ink: Tokens.error
                            size: Tokens.mm(8)
                        }
                        Copy {
                            text: qsTrId("scan.delete_short")
                            color: Tokens.error
                            font.pixelSize: Tokens.small
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
}
