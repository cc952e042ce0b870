pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Menkou.bench

// Sample papers to lay under the document camera, well or badly.
DeviceCard {
    id: camera

    property list<string> thumbnails
    property string manner: "flat"

    title: "高拍仪"
    english: "Document camera"
    iconName: "camera"
    handsReach: true

    Segments {
        objectName: "manner"
        width: parent?.width ?? 0
        values: ["flat", "crooked", "blurred", "glare"]
        labels: ["放平 Flat", "放歪 Askew", "模糊 Blurred", "反光 Glare"]
        value: camera.manner
        onChosen: value => camera.manner = value
    }
    Row {
        id: papers
        width: parent?.width ?? 0
        spacing: 6

        Repeater {
            model: camera.now.papers ?? []

            AbstractButton {
                id: paper
                required property var modelData
                readonly property bool lies: modelData.name === (camera.now.paper ?? "")

                objectName: "paper_" + modelData.name
                width: (papers.width - 4 * papers.spacing) / 5
                height: 104
                padding: 6
                text: modelData.title
                Accessible.name: text
                onClicked: camera.act("put_paper", {
                    paper: paper.modelData.name, manner: camera.manner
                })

                background: Rectangle {
                    radius: Look.radius
                    color: paper.lies || paper.down ? Look.primaryWash : Look.ground
                    border.width: paper.lies || paper.visualFocus ? 2 : 1
                    border.color: paper.lies || paper.visualFocus ? Look.primary : Look.edge
                }
                contentItem: Item {
                    Image {
                        anchors.horizontalCenter: parent.horizontalCenter
                        width: parent.width
                        height: 66
                        fillMode: Image.PreserveAspectFit
                        smooth: true
                        source: camera.thumbnails.includes(paper.modelData.name)
                            ? "image://bench/paper/" + paper.modelData.name : ""
                    }
                    BenchText {
                        anchors.bottom: parent.bottom
                        width: parent.width
                        text: paper.text
                        font.pixelSize: Look.small
                        horizontalAlignment: Text.AlignHCenter
                    }
                }
            }
        }
    }
    BenchButton {
        objectName: "takePaper"
        width: parent?.width ?? 0
        enabled: (camera.now.paper ?? "").length > 0
        text: "取走材料"
        english: "Take the paper away"
        onClicked: camera.act("take_paper", {})
    }
}
