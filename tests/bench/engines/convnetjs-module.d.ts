declare module 'convnetjs' {
  interface Vol {
    readonly w: Float64Array;
  }
  const convnetjs: {
    Net: new () => { makeLayers(layers: readonly object[]): void };
    Trainer: new (
      net: object,
      options: object,
    ) => { train(x: Vol | undefined, y: number | number[] | undefined): { loss: number } };
    Vol: new (sx: number, sy: number, depth: number, fill: number) => Vol;
  };
  export default convnetjs;
}
