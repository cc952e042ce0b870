import QtQuick
import Menkou.bench

// Sample cards for the slot of the social security card reader.
DeviceCard {
    id: reader

    title: "社保卡读卡器"
    english: "Social card reader"
    iconName: "credit-card"
    hasCable: reader.now.hasCable ?? true

    ChoiceFlow {
        choices: reader.now.cards ?? []
        value: reader.now.card ?? ""
        onChosen: name => reader.act("insert", { card: name })
    }
    BenchButton {
        objectName: "remove"
        width: parent?.width ?? 0
        enabled: (reader.now.card ?? "").length > 0
        text: "取出卡片"
        english: "Take the card out"
        onClicked: reader.act("remove", {})
    }
}
