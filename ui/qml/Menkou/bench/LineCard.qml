import QtQuick
import Menkou.bench

// The network line between the kiosk and the central platform.
DeviceCard {
    id: line

    readonly property string condition: line.now.state ?? "up"

    title: "网络"
    english: "Line to the platform"
    iconName: condition === "up" ? "wifi" : "wifi-off"
    hasCable: false

    Segments {
        objectName: "lineState"
        width: parent?.width ?? 0
        values: ["up", "cut", "stalled", "losing_answers"]
        labels: ["畅通 Up", "断网 Cut", "卡住 Stalled", "丢回执 Lossy"]
        value: line.condition
        onChosen: value => line.act({
            up: "restore", cut: "cut", stalled: "stall", losing_answers: "lose_answers"
        }[value], {})
    }
}
