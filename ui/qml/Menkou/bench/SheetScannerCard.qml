import QtQuick
import Menkou.bench

// The sheet feeder: papers to lay into it.
DeviceCard {
    id: feeder

    readonly property int loaded: feeder.now.loaded ?? 0

    title: "进纸扫描仪"
    english: "Sheet feeder"
    iconName: "files"
    hint: loaded > 0 ? "进纸口有 " + loaded + " 页 · " + loaded + " loaded" : ""

    ChoiceFlow {
        choices: feeder.now.piles ?? []
        onChosen: name => feeder.act("load", { sheets: name.split(",") })
    }
    BenchButton {
        objectName: "take"
        width: parent?.width ?? 0
        enabled: feeder.loaded > 0
        text: "取走纸张"
        english: "Take the papers away"
        onClicked: feeder.act("take", {})
    }
}
