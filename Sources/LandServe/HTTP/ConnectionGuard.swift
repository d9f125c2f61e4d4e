import HTTPTypes
import LandKit
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import Synchronization

/// How many there are of something, counted by many.
final class Gauge: Sendable {
  private let count = Atomic<Int>(0)
  /// Counts one more; false, and nothing is counted, when there are `limit` already.
  func enter(limit: Int) -> Bool {
    if count.add(1, ordering: .relaxed).newValue <= limit { return true }
    leave()
    return false
  }
  func leave() { count.subtract(1, ordering: .relaxed) }
  var value: Int { count.load(ordering: .relaxed) }
}

/// Stands between a connection's HTTP and what answers it: counts connections, and ends those that are slow, malformed
/// or bring a body, each with the answer that says so.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: ServeLimits
  private let connections: Gauge
  private var isCounted = false
  /// Requests whose answer has not ended.
  private var open = 0
  private var isClosing = false
  private var hasAnswered = false
  private var waiting: Scheduled<Void>?
  private var stall: Scheduled<Void>?
  private var pendingWrites = 0
  private var progress = 0

  init(_ limits: ServeLimits, connections: Gauge) { (self.limits, self.connections) = (limits, connections) }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { begin(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard !isCounted, !isClosing else { return }
    guard connections.enter(limit: limits.connections) else { return refuse(context, .busy) }
    isCounted = true
    wait(context, seconds: limits.requestSeconds)
  }

  func channelInactive(context: ChannelHandlerContext) {
    waiting?.cancel()
    stall?.cancel()
    if isCounted { connections.leave() }
    isCounted = false
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isClosing else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      waiting?.cancel()
      let length = head.headerFields[.contentLength]
      guard head.headerFields[.transferEncoding] == nil, length == nil || length == "0" else {
        return open == 0 ? refuse(context, .noBody) : context.close(promise: nil)
      }
      open += 1
    case .body: return
    case .end: break
    }
    context.fireChannelRead(data)
  }

  /// When the server stops, an answer under way has a while to end, and no longer.
  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent {
      let loopBound = NIOLoopBound(context, eventLoop: context.eventLoop)
      context.eventLoop.scheduleTask(in: .seconds(Int64(limits.drainSeconds))) {
        loopBound.value.close(promise: nil)
      }
    }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard !isClosing else { return }
    if open > 0 { return context.close(promise: nil) }
    let isOverflow = (error as? HTTPParserError) == .headerOverflow
    refuse(context, isOverflow ? .headTooLarge : .malformed)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if isClosing {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    var isEnd = false
    if case .end = unwrapOutboundIn(data) { isEnd = true }
    let promise = promise ?? context.eventLoop.makePromise(of: Void.self)
    pendingWrites += 1
    let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    promise.futureResult.whenComplete { _ in
      let (guardian, _) = loopBound.value
      guardian.pendingWrites -= 1
      guardian.progress &+= 1
    }
    watchWrites(context)
    context.write(data, promise: promise)
    if isEnd {
      open -= 1
      hasAnswered = true
      if open <= 0 { wait(context, seconds: limits.idleSeconds) }
    }
  }

  /// Ends the connection when no request comes in time.
  private func wait(_ context: ChannelHandlerContext, seconds: Int) {
    waiting?.cancel()
    let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    waiting = context.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) {
      let (guardian, context) = loopBound.value
      guard guardian.open <= 0, !guardian.isClosing else { return }
      if guardian.hasAnswered { return context.close(promise: nil) }
      guardian.refuse(context, .tooSlow)
    }
  }

  /// Ends the connection when the client takes nothing of an answer.
  private func watchWrites(_ context: ChannelHandlerContext) {
    guard stall == nil else { return }
    let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let before = progress
    stall = context.eventLoop.scheduleTask(in: .seconds(Int64(limits.stallSeconds))) {
      let (guardian, context) = loopBound.value
      guardian.stall = nil
      guard guardian.pendingWrites > 0 else { return }
      if guardian.progress == before {
        guardian.isClosing = true
        return context.close(promise: nil)
      }
      guardian.watchWrites(context)
    }
  }

  /// Answers with a problem, and closes.
  private func refuse(_ context: ChannelHandlerContext, _ problem: APIProblem) {
    isClosing = true
    waiting?.cancel()
    let body = problem.body(.en, instance: "about:blank")
    var fields = Headers.security
    for field in problem.headers { fields.append(field) }
    fields[.contentType] = "application/problem+json"
    fields[.contentLength] = String(body.count)
    fields[.connection] = "close"
    context.write(
      wrapOutboundOut(.head(HTTPResponse(status: problem.status, headerFields: fields))), promise: nil)
    context.write(wrapOutboundOut(.body(ByteBuffer(bytes: body))), promise: nil)
    let loopBound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
      let context = loopBound.value
      // What the client still sends would turn the answer into a reset; it has a moment to read it.
      context.close(mode: .output, promise: nil)
      _ = context.eventLoop.scheduleTask(in: .seconds(1)) { loopBound.value.close(promise: nil) }
    }
  }
}
