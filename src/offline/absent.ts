/** What the single file has in place of the engine for WebGPU. */
export default '';
