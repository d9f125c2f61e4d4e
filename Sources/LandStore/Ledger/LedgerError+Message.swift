import LandKit

extension LedgerError {
  /// What to tell a person: what, why, and what to do next.
  public var message: Bilingual {
    let reason = reason
    return Bilingual(zh: "审计台账 \(path)：\(reason.zh)", en: "audit ledger \(path): \(reason.en)")
  }

  private var reason: Bilingual {
    switch kind {
    case .notFound:
      Bilingual(
        zh: "没有这个文件；请检查路径，或先做一次审计", en: "there is no such file; check the path, or make an audit first")
    case .notFile:
      Bilingual(
        zh: "不是文件（例如是文件夹）；请用 --ledger 指定一个文件",
        en: "it is no file, but a folder or the like; name a file with --ledger")
    case .cannotCreate(let why):
      Bilingual(
        zh: "无法新建（\(why.zh)）；请用 --ledger 另指一处，或用 --no-ledger 不作记录",
        en:
          "it cannot be made (\(why.en)); name another place with --ledger, or record nothing with --no-ledger"
      )
    case .notSQLite:
      Bilingual(
        zh: "不是 SQLite 数据库；请用 --ledger 另指一处，或恢复备份",
        en: "it is no SQLite database; name another place with --ledger, or restore a copy")
    case .notGeoPackage:
      Bilingual(
        zh: "是 SQLite 数据库，但不是 GeoPackage；请用 --ledger 另指一处",
        en: "it is a SQLite database but no GeoPackage; name another place with --ledger")
    case .notLedger:
      Bilingual(
        zh: "是 GeoPackage，但不是审计台账；请用 --ledger 另指一处",
        en: "it is a GeoPackage but no ledger of audits; name another place with --ledger")
    case .newer(let found, let known):
      Bilingual(
        zh: "格式版本为 \(found)，本程序只认得到 \(known)；请升级 landcli",
        en: "its format is version \(found), and this program knows up to \(known); use a later landcli")
    case .older(let found, let known):
      Bilingual(
        zh: "格式版本为 \(found)，现为 \(known)；请先备份，再以写方式打开一次（如做一次审计），它会被升级",
        en: """
          its format is version \(found), now it is \(known); keep a copy, then open it for writing once, \
          as by an audit, which brings it up to date
          """)
    case .truncated:
      Bilingual(zh: "文件被截断，比它自述的短；请恢复备份", en: "the file is cut off: shorter than it says; restore a copy")
    case .damaged(let words):
      Bilingual(
        zh: "已损坏（\(words)）；请恢复备份，并用 landcli audit verify 查看损坏之处",
        en: "it is damaged (\(words)); restore a copy, and see with landcli audit verify where it is")
    case .busy(let seconds):
      Bilingual(
        zh: "等了 \(seconds) 秒，另一个程序一直占用它；什么也没有写入，请稍后再试",
        en: "another program held it for \(seconds) s; nothing was written, try again later")
    case .openElsewhere:
      Bilingual(
        zh: "另一个程序（如 QGIS）以 WAL 模式打开着它；请先关闭该程序，什么也没有写入",
        en: "another program, as QGIS, has it open in WAL mode; close that first, nothing was written")
    case .broken(let fault):
      Bilingual(
        zh: "链已断（\(fault.zh)），不再追加；请用 landcli audit verify 查看，并恢复备份或用 --ledger 另立台账",
        en: """
          its chain is broken (\(fault.en)) and takes no more; see landcli audit verify, and restore a copy or begin \
          another with --ledger
          """)
    case .readOnly:
      Bilingual(
        zh: "不可读写；请检查文件与所在文件夹的权限，或用 --ledger 另指一处",
        en: """
          it cannot be read or written; check the permissions of the file and its folder, or name another place \
          with --ledger
          """)
    case .unfit(let reason), .refused(let reason): reason
    case .system(let words):
      Bilingual(
        zh: "读写失败（\(words)）；请检查磁盘空间与权限，什么也没有写入",
        en: "a read or a write failed (\(words)); check space and permissions, nothing was written")
    }
  }
}
