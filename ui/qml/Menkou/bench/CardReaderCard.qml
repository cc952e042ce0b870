pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Menkou.bench

// Sample cards to tap on the ID card reader.
DeviceCard {
    id: reader

    title: "身份证读卡器"
    english: "ID card reader"
    iconName: "id-card"

    Flow {
        id: cards
        readonly property bool isEven: (reader.now.cards ?? []).length % 2 === 0
        width: parent?.width ?? 0
        spacing: 8

        Repeater {
            model: reader.now.cards ?? []

            AbstractButton {
                id: sample
                required property var modelData
                readonly property bool lies: modelData.name === (reader.now.card ?? "")

                objectName: "card_" + modelData.name
                width: Math.floor((cards.width - cards.spacing) / 2)
                height: 52
                text: modelData.title
                Accessible.name: text + " " + modelData.kind
                onClicked: reader.act("tap_card", { card: sample.modelData.name })

                background: Rectangle {
                    radius: Look.radius
                    color: sample.lies || sample.down ? Look.primaryWash : Look.surface
                    border.width: sample.lies || sample.visualFocus ? 2 : 1
                    border.color: sample.lies || sample.visualFocus ? Look.primary : Look.edge

                    Rectangle {
                        x: 8
                        anchors.verticalCenter: parent.verticalCenter
                        width: 4
                        height: 30
                        radius: 2
                        color: sample.modelData.flawed ? Look.warn : Look.primary
                    }
                }
                contentItem: Item {
                    Column {
                        x: 22
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width - x

                        BenchText {
                            width: parent.width
                            text: sample.text
                            font.weight: Font.Medium
                        }
                        BenchText {
                            width: parent.width
                            text: sample.modelData.kind
                            color: sample.modelData.flawed ? Look.warn : Look.soft
                            font.pixelSize: 11
                        }
                    }
                }
            }
        }
        BenchButton {
            objectName: "lift"
            width: cards.isEven ? cards.width : (cards.width - cards.spacing) / 2
            height: cards.isEven ? implicitHeight : 52
            enabled: (reader.now.card ?? "").length > 0
            text: "拿起卡片"
            english: "Lift the card"
            onClicked: reader.act("lift_card", {})
        }
    }
}
